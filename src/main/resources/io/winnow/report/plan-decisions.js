"use strict";
// The fold with people's decisions, those that hold and those that have ended: asked for once somebody opens it.
(() => {
  const fold = document.getElementById("decisions");
  const list = document.getElementById("decisions-list");

  const line = (one, ...more) => {
    const item = document.createElement("li");
    const key = document.createElement("b");
    const said = document.createElement("bdi");
    key.textContent = one.key;
    said.textContent = one.said;
    item.append(key, " ", said, ...more);
    return item;
  };
  const ended = (one) => {
    const time = document.createElement("time");
    const by = document.createElement("bdi");
    time.dateTime = one.endedAt;
    by.textContent = one.endedBy ? ` by ${one.endedBy}: ${one.endReason ?? ""}` : "";
    return line(one, `; ${one.ended} `, time, by);
  };
  function section(heading, items) {
    if (items.length === 0) return [];
    const title = document.createElement("h3");
    const entries = document.createElement("ul");
    title.textContent = heading;
    entries.append(...items);
    return [title, entries];
  }
  async function fill() {
    const answer = await fetch(document.body.dataset.overrides);
    const json = await answer.json();
    if (!answer.ok) throw new Error(json.detail);
    const parts = [
      ...section("In the order now", json.overrides.map((one) => line(one))),
      ...section("Ended in the last 30 days", json.ended.map(ended)),
    ];
    list.replaceChildren(...parts);
    if (parts.length === 0) list.textContent = "Nobody has decided anything: the order is what the scores say.";
    globalThis.winnowTimes();
  }
  const refresh = () => fold.open && fill().catch((failure) => { list.textContent = `The decisions can't be shown: ${failure.message}`; });
  fold.addEventListener("toggle", refresh);
  document.addEventListener("winnow:plan", refresh);
  const shownTo = (who) => { fold.hidden = who.name === null; };
  document.addEventListener("winnow:who", (event) => shownTo(event.detail));
  globalThis.winnowWho.ready.then(shownTo);
})();
