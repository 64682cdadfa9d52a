"use strict";
// People's decisions on the plan: issues are moved, pinned and excluded, each with a reason, and that can be taken back.
(() => {
  const byId = (id) => document.getElementById(id);
  const plan = globalThis.winnowPlan;
  const address = document.body.dataset.overrides;
  const dialog = byId("decide");
  const MOVED_ON = "The order has changed meanwhile, so nothing was saved. The list shows it as it is now: look, then save again.";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let moving = null; // the row a person moves, and where it was: { row, parent, next }
  let done = null; // what can be taken back: { id, key, since, before }
  let seen = ""; // the version a person decides by

  const keyOf = (row) => row.dataset.key;
  const rowOf = (id) => document.querySelector(`#live [data-key][data-id="${CSS.escape(id)}"]`);
  const rowsIn = (area) => [...(byId(area)?.querySelectorAll("tr[data-id]") ?? [])];
  const ranked = (row) => row?.dataset.rank > 0;

  // ---- moving a row, by hand or by key
  function take(row) {
    moving = { row, parent: row.parentElement, next: row.nextElementSibling, from: at(row) };
    plan.hold(true);
  }
  function at(row) {
    return [...rowsIn("candidates"), ...rowsIn("near")].indexOf(row);
  }
  function putBack() {
    if (moving) {
      const { row, parent, next } = moving;
      if (row.isConnected && parent.isConnected) parent.insertBefore(row, next?.parentElement === parent ? next : null);
      plan.say(`${keyOf(row)} is back where it was.`);
    }
    letGo();
  }
  function letGo() {
    moving?.row.classList.remove("moving");
    moving = null;
    plan.hold(false);
  }
  // Across the sprint's end a row is pinned or excluded; within it takes its place beside the one it was moved past.
  function wish({ row, parent, from }) {
    if (row.parentElement !== parent) return { kind: row.parentElement.id === "candidates" ? "pin" : "exclude" };
    const above = row.previousElementSibling;
    const below = row.nextElementSibling;
    const before = at(row) < from;
    if (before ? ranked(below) : !ranked(above)) return { kind: "before", anchor: below?.dataset.id };
    return { kind: "after", anchor: above?.dataset.id };
  }
  function step(up) {
    const { row } = moving;
    const beside = up ? row.previousElementSibling : row.nextElementSibling;
    const other = byId(up ? "candidates" : "near");
    if (beside) beside[up ? "before" : "after"](row);
    else if (other && other !== row.parentElement) other[up ? "append" : "prepend"](row);
    row.querySelector(".grip").focus();
    row.scrollIntoView({ block: "nearest" });
    const rows = rowsIn(row.parentElement.id);
    plan.say(`${keyOf(row)}: place ${rows.indexOf(row) + 1} of ${rows.length} ${row.parentElement.id === "candidates" ? "in the sprint" : "below the sprint's end"}. Enter to keep, Escape to cancel.`);
  }
  function keys(event) {
    const row = event.target.closest?.("#live tr[data-key]");
    if (!row || dialog.open || document.documentElement.dataset.mayPlan !== "true") return;
    const arrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (arrow && (event.altKey || moving)) {
      if (!moving) take(row);
      row.classList.add("moving");
      step(event.key === "ArrowUp");
    } else if (moving && event.key === "Enter") {
      decide(row, wish(moving));
    } else if (moving && event.key === "Escape") {
      putBack();
      row.querySelector(".grip").focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function sortable() {
    for (const area of ["candidates", "near"].map(byId).filter(Boolean)) {
      new globalThis.Sortable(area, {
        group: "plan",
        handle: ".grip",
        draggable: "tr[data-id]",
        animation: calm ? 0 : 150,
        onStart: (event) => take(event.item),
        onEnd: (event) => {
          if (event.originalEvent?.type === "dragend") putBack(); // dropped nowhere, or Escape was pressed
          else if (event.item.parentElement === moving.parent && at(event.item) === moving.from) letGo();
          else decide(event.item, wish(moving));
        },
      });
    }
  }

  // ---- the dialog
  function decide(row, { kind, anchor }) {
    plan.hold(true);
    seen = version();
    dialog.dataset.id = row.dataset.id;
    byId("decide-title").textContent = `${keyOf(row)} ${row.querySelector(".name")?.textContent ?? ""}`;
    tellHeld(row);
    const others = [...rowsIn("candidates"), ...rowsIn("near")].filter((other) => other !== row && ranked(other));
    byId("decide-anchor").replaceChildren(...others.map((other) => new Option(`${keyOf(other)} ${other.querySelector(".name")?.textContent ?? ""}`, other.dataset.id)));
    const placed = kind === "before" || kind === "after";
    if (placed) byId("decide-side").value = kind;
    if (anchor) byId("decide-anchor").value = anchor;
    const mayMove = ranked(row) && others.length > 0;
    for (const part of ["decide-place", "decide-side", "decide-anchor"]) byId(part).disabled = !mayMove;
    dialog.querySelector(`[name=kind][value=${placed && mayMove ? "place" : placed ? "pin" : kind}]`).checked = true;
    byId("decide-reason").value = byId("decide-until").value = byId("decide-wrong").textContent = "";
    byId("decide-until").min = new Date().toISOString().slice(0, 10);
    dialog.showModal();
    byId("decide-reason").focus();
  }
  function tellHeld(row) {
    const held = row?.querySelector("[data-tone=hand]")?.textContent ?? "";
    byId("decide-before").textContent = held && `Now it is ${held}. A new decision replaces that.`;
    byId("decide-clear").hidden = !held;
  }
  async function save() {
    const id = dialog.dataset.id;
    const kind = dialog.querySelector("[name=kind]:checked").value;
    const reason = byId("decide-reason").value.trim();
    const until = byId("decide-until").value;
    const before = (await decisions()).overrides.find((one) => one.id === id);
    const body = { issue: id, kind: kind === "place" ? byId("decide-side").value : kind, reason };
    if (kind === "place") body.anchor = byId("decide-anchor").value;
    if (until) body.until = until;
    const answer = kind === "clear" ? await clear(id, reason, seen) : await set(body, seen);
    const key = answer.key;
    done = { id, key, since: answer.override?.since ?? null, before };
    await arrive(id, key, kind === "clear" ? "The decision has ended." : "Saved.");
  }
  async function arrive(id, key, what) {
    const area = rowOf(id)?.parentElement.id ?? "";
    const before = area && rowsIn(area).findIndex((other) => other.dataset.id === id);
    letGo();
    await plan.show();
    dialog.close("saved"); // not before, or the next decision would be made by a list that is no more
    const row = rowOf(id);
    const neighbours = area ? rowsIn(area) : [];
    const place = rowsIn("candidates").indexOf(row) + 1;
    const words = `${what} ${key} is ${place > 0 ? `number ${place} in the sprint` : "not in the sprint"} now.`;
    byId("take-back").hidden = !done;
    byId("take-back").textContent = `Undo for ${key}`;
    row?.classList.add("arrived");
    const grip = row?.querySelector(".grip");
    if (grip) grip.focus();
    else (neighbours[Math.min(before, neighbours.length - 1)]?.querySelector(".grip") ?? (done ? byId("take-back") : byId("capacity"))).focus({ preventScroll: true });
    plan.say(words);
  }

  // ---- what the server is told; what it refuses is an error in its words
  async function told(method, where, body) {
    const answer = await globalThis.winnowWho.send(method, where, body);
    const json = await answer.json().catch(() => ({}));
    if (answer.ok) return json;
    if (answer.status === 401) throw new Error(`You are signed out, so nothing was saved. ${globalThis.winnowWho.HOW}`);
    throw Object.assign(new Error(json.detail ?? `The server answered ${answer.status}.`), { status: answer.status });
  }
  const version = () => byId("live").dataset.version;
  const decisions = () => told("GET", address);
  const set = (body, version) => told("POST", address, { ...body, version });
  const clear = (id, reason, version) => told("DELETE", `${address}?${new URLSearchParams({ issue: id, reason, version })}`);

  async function takeBack() {
    const { id, key, since, before } = done;
    const { overrides, version: latest } = await decisions(); // what was decided on other issues is no reason against it
    const now = overrides.find((one) => one.id === id);
    if ((now?.since ?? null) !== since) throw new Error(`Somebody has decided about ${key} since: nothing was undone.`);
    if (before) {
      const { kind, anchor, reason, until } = before;
      await set({ issue: id, kind, reason, ...(anchor && { anchor }), ...(until && { until }) }, latest);
    } else {
      await clear(id, "undone on the page", latest);
    }
    done = null;
    await arrive(id, key, "Undone.");
  }

  byId("decide-form").addEventListener("submit", (event) => {
    event.preventDefault();
    byId("decide-save").disabled = true;
    byId("decide-wrong").textContent = "";
    save().catch(refused).finally(() => { byId("decide-save").disabled = false; });
  });
  async function refused(failure) {
    if (failure.status === 409) {
      await plan.show();
      seen = version();
      tellHeld(rowOf(dialog.dataset.id));
    }
    byId("decide-wrong").textContent = failure.status === 409 ? MOVED_ON : failure.message;
    byId("decide-save").disabled = false;
    byId("decide-save").focus();
  }
  byId("decide-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "saved") {
      dialog.returnValue = "";
      return;
    }
    putBack();
    rowOf(dialog.dataset.id)?.querySelector(".grip, .acts button")?.focus();
  });
  for (const part of ["decide-side", "decide-anchor"]) {
    byId(part).addEventListener("change", () => { byId("decide-place").checked = true; });
  }
  byId("take-back").addEventListener("click", () => takeBack().catch((failure) => plan.say(failure.status === 409 ? "The order changed just now, so nothing was undone: press Undo again." : failure.message)));
  document.addEventListener("keydown", keys, true);
  document.addEventListener("focusout", (event) => {
    if (moving?.row.classList.contains("moving") && event.relatedTarget && !moving.row.contains(event.relatedTarget) && !dialog.contains(event.relatedTarget)) putBack();
  });
  document.addEventListener("click", (event) => {
    const act = event.target.closest(".acts button");
    if (!act) return;
    const row = act.closest("[data-key]");
    decide(row, act.className === "grip" ? { kind: "before", anchor: (row.previousElementSibling ?? row.nextElementSibling)?.dataset.id } : { kind: act.dataset.kind });
  });
  document.addEventListener("winnow:plan", sortable);
  sortable();
})();
