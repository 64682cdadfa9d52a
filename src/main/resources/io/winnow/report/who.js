"use strict";
// Who is signed in: shown at the top, told to the other scripts, and sent along with what changes something. Pages are the
// same for everybody, so that they can be kept; only this answer isn't.
globalThis.winnowWho = (() => {
  const NOBODY = { name: null, role: null, mayPlan: false, csrf: "" };
  const HOW = "Sign in to plan: use the link that was printed when the server was started, or ask who runs it.";
  const place = document.getElementById("who");
  let who = NOBODY;

  function show() {
    document.documentElement.dataset.mayPlan = who.mayPlan;
    if (who.by === "jira") { // where everybody is signed in already
      place.replaceChildren(...(who.name === null ? ["You may read."] : named()));
    } else if (who.name === null) {
      const from = encodeURIComponent(location.host + location.pathname + location.search);
      document.cookie = `winnow-from=${from}; path=/; max-age=1800; samesite=lax`; // who signs in comes back here
      place.textContent = `You may read. ${HOW}`;
    } else {
      const out = document.createElement("button");
      out.type = "button";
      out.className = "quiet";
      out.textContent = "Sign out";
      out.addEventListener("click", signOut);
      place.replaceChildren(...named(), ...(who.csrf ? [" ", out] : []));
    }
    document.dispatchEvent(new CustomEvent("winnow:who", { detail: who }));
    return who;
  }
  function named() {
    const name = document.createElement("bdi");
    name.textContent = who.name;
    return [name, `, ${who.role}`];
  }
  async function ask() {
    try {
      const answer = await fetch("/api/v1/me");
      who = answer.ok ? await answer.json() : NOBODY;
    } catch {
      who = NOBODY;
    }
    return show();
  }
  async function signOut() {
    const answer = await fetch("/signout", { method: "POST", headers: { "X-Winnow-Csrf": who.csrf }, redirect: "manual" });
    if (answer.type === "opaqueredirect") location.reload();
    else ask();
  }

  // What changes something goes through here; who was signed out meanwhile is shown so.
  async function send(method, address, body) {
    await ready;
    if (!who.csrf && who.by !== "jira") await ask(); // signed in meanwhile, in another tab
    const headers = { "X-Winnow-Csrf": who.csrf ?? "" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const answer = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (answer.status === 401) ask();
    return answer;
  }

  const ready = ask();
  return { HOW, ready, send };
})();
