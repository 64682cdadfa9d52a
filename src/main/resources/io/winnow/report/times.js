"use strict";
// Every moment on the page in the reader's own time, and how long ago it is; called again for parts that are replaced.
globalThis.winnowTimes = () => {
  for (const time of document.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    const minutes = Math.round((at - Date.now()) / 60000);
    const far = Math.abs(minutes);
    const length = far < 60 ? `${far} min` : far < 48 * 60 ? `${Math.round(far / 60)} h` : null;
    time.title = at.toLocaleString();
    time.textContent = far < 1 ? "just now" : length === null ? at.toLocaleDateString(undefined, { dateStyle: "medium" })
      : minutes < 0 ? `${length} ago` : `in ${length}`;
  }
};
globalThis.winnowTimes();
setInterval(globalThis.winnowTimes, 30000);
