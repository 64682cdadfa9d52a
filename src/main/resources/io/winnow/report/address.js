"use strict";
// Where the page is, and how it writes another view of itself into its address. In Jira the page stands in a frame that
// has an address of its own: there the app's shell has said before how to do both.
globalThis.winnowAddress ??= {
  now: () => new URL(location),
  show: (to) => history.replaceState(null, "", to),
};
