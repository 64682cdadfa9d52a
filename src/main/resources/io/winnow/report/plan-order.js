"use strict";
// People's decisions on the plan: issues are moved, pinned and excluded, each with a reason, and that can be taken back.
(() => {
  const byId = (id) => document.getElementById(id);
  const plan = globalThis.winnowPlan;
  const address = document.body.dataset.overrides;
  const dialog = byId("decide");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let moving = null; // the row a person moves, and where it was: { row, parent, next }
  let done = null; // what can be taken back: { id, key, since, before }

  const keyOf = (row) => row.dataset.key;
  const rowOf = (id) => document.querySelector(`#live tr[data-id="${CSS.escape(id)}"]`);
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
    if (!moving) return;
    const { row, parent, next } = moving;
    if (row.isConnected && parent.isConnected) parent.insertBefore(row, next?.parentElement === parent ? next : null);
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
      plan.say(`${keyOf(row)} is back where it was.`);
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
          if (event.item.parentElement === moving.parent && at(event.item) === moving.from) letGo();
          else decide(event.item, wish(moving));
        },
      });
    }
  }

  // ---- the dialog
  function decide(row, { kind, anchor }) {
    dialog.dataset.id = row.dataset.id;
    byId("decide-title").textContent = `${keyOf(row)} ${row.querySelector(".name")?.textContent ?? ""}`;
    const held = row.querySelector("[data-tone=hand]")?.textContent ?? "";
    byId("decide-before").textContent = held && `Now it is ${held}. A new decision replaces that.`;
    byId("decide-clear").hidden = !held;
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
  async function save() {
    const id = dialog.dataset.id;
    const kind = dialog.querySelector("[name=kind]:checked").value;
    const reason = byId("decide-reason").value.trim();
    const until = byId("decide-until").value;
    const before = (await decisions()).find((one) => one.id === id);
    const body = { issue: id, kind: kind === "place" ? byId("decide-side").value : kind, reason };
    if (kind === "place") body.anchor = byId("decide-anchor").value;
    if (until) body.until = until;
    const answer = kind === "clear" ? await clear(id, reason) : await set(body);
    const key = answer.key;
    done = { id, key, since: answer.override?.since ?? null, before };
    dialog.close("saved");
    await arrive(id, key, kind === "clear" ? "The decision has ended." : "Saved.");
  }
  async function arrive(id, key, what) {
    letGo();
    await plan.show();
    const row = rowOf(id);
    const place = rowsIn("candidates").indexOf(row) + 1;
    const words = `${what} ${key} is ${place > 0 ? `number ${place} in the sprint` : "not in the sprint"} now.`;
    byId("take-back").hidden = !done;
    byId("take-back").textContent = `Undo for ${key}`;
    row?.classList.add("arrived");
    (row?.querySelector(".grip") ?? (done ? byId("take-back") : byId("capacity"))).focus();
    plan.say(words);
  }

  // ---- what the server is told; what it refuses is an error in its words
  async function told(method, where, body) {
    const answer = await globalThis.winnowWho.send(method, where, body);
    const json = await answer.json().catch(() => ({}));
    if (answer.ok) return json;
    if (answer.status === 409) {
      await plan.show();
      throw new Error("The order has changed meanwhile, so nothing was saved. The list shows it as it is now: look, then save again.");
    }
    throw new Error(json.detail ?? `The server answered ${answer.status}.`);
  }
  const version = () => byId("live").dataset.version;
  const decisions = async () => (await told("GET", address)).overrides;
  const set = (body) => told("POST", address, { ...body, version: version() });
  const clear = (id, reason) => told("DELETE", `${address}?${new URLSearchParams({ issue: id, reason, version: version() })}`);

  async function takeBack() {
    const { id, key, since, before } = done;
    const now = (await decisions()).find((one) => one.id === id);
    if ((now?.since ?? null) !== since) throw new Error(`Somebody has decided about ${key} since: nothing was undone.`);
    if (before) {
      const { kind, anchor, reason, until } = before;
      await set({ issue: id, kind, reason, ...(anchor && { anchor }), ...(until && { until }) });
    } else {
      await clear(id, "undone on the page");
    }
    done = null;
    await arrive(id, key, "Undone.");
  }

  byId("decide-form").addEventListener("submit", (event) => {
    event.preventDefault();
    byId("decide-save").disabled = true;
    byId("decide-wrong").textContent = "";
    save().catch((failure) => { byId("decide-wrong").textContent = failure.message; }).finally(() => { byId("decide-save").disabled = false; });
  });
  byId("decide-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "saved") {
      dialog.returnValue = "";
      return;
    }
    putBack();
    rowOf(dialog.dataset.id)?.querySelector(".grip")?.focus();
  });
  for (const part of ["decide-side", "decide-anchor"]) {
    byId(part).addEventListener("change", () => { byId("decide-place").checked = true; });
  }
  byId("take-back").addEventListener("click", () => takeBack().catch((failure) => plan.say(failure.message)));
  document.addEventListener("keydown", keys, true);
  document.addEventListener("focusout", (event) => {
    if (moving?.row.classList.contains("moving") && event.relatedTarget && !moving.row.contains(event.relatedTarget) && !dialog.contains(event.relatedTarget)) putBack();
  });
  document.addEventListener("click", (event) => {
    const act = event.target.closest(".acts button");
    if (!act) return;
    const row = act.closest("tr");
    decide(row, act.className === "grip" ? { kind: "before", anchor: (row.previousElementSibling ?? row.nextElementSibling)?.dataset.id } : { kind: act.dataset.kind });
  });
  document.addEventListener("winnow:plan", sortable);
  sortable();
})();
