"use strict";
// The dialog that previews what a plan writes to Jira, has it done, and has it taken back.
(() => {
  const byId = (id) => document.getElementById(`apply-${id}`);
  const dialog = document.getElementById("apply");
  const SLOW = 1500; // milliseconds between two looks at a run whose events can't be had
  const ENDS = { failed: "Failed", conflict: "Changed by somebody", skipped: "Skipped", applied: "Applied" };
  let undoing = null; // the push to take back; null while a plan is being applied
  let preview = null; // the dry run that is shown
  let busy = false;
  let stale = false; // something was switched while a preview was being made
  let last = null; // what was written last, as the server keeps it

  // ---- what is asked for
  const sprint = () => document.getElementById("sprint");
  function address() {
    if (undoing) return `/api/v1/pushes/${undoing}/undo`;
    const asked = globalThis.winnowAddress.now().searchParams;
    if (sprint()) asked.set("sprint", sprint().value);
    return `${dialog.dataset.apply}?${asked}`;
  }
  function asked(more) {
    if (undoing) return more;
    return { fields: byId("fields").checked, order: byId("order").checked, sprint: byId("sprint").checked, ...more };
  }
  const nothing = () => !undoing && !byId("fields").checked && !byId("order").checked && !byId("sprint").checked;

  // ---- runs: begun by a request, followed by their events
  async function run(body) {
    const answer = await globalThis.winnowWho.send("POST", address(), body);
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? `the server answered ${answer.status}`);
    const ended = await followed(said.id);
    if (ended.problem) throw Object.assign(new Error(ended.problem.detail), { status: ended.problem.status });
    return ended.result;
  }
  function followed(id) {
    if (!globalThis.EventSource) return look(id); // in Jira only whole answers come through
    return new Promise((done, failed) => {
      const events = new EventSource(`/api/v1/runs/${id}/events`);
      events.addEventListener("state", (event) => progress(JSON.parse(event.data)));
      events.addEventListener("end", (event) => {
        events.close();
        done(JSON.parse(event.data));
      });
      events.onerror = () => {
        events.close();
        look(id).then(done, failed);
      };
    });
  }
  async function look(id) {
    for (;;) {
      const answer = await fetch(`/api/v1/runs/${id}`);
      const state = await answer.json();
      if (!answer.ok) throw new Error(state.detail ?? "The server can't be asked how it stands.");
      if (state.ended) return state;
      progress(state);
      await new Promise((later) => setTimeout(later, SLOW));
    }
  }
  function progress(state) {
    const bar = byId("bar");
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    } else bar.removeAttribute("value");
    say(`${state.doing[0].toUpperCase()}${state.doing.slice(1)}${state.total > 0 ? `: ${state.done} of ${state.total}` : " …"}`);
  }

  // ---- steps
  async function during(work) {
    busy = true;
    byId("bar").hidden = false;
    byId("bar").removeAttribute("value");
    byId("go").disabled = true;
    byId("again").hidden = true;
    try {
      await work();
      return true;
    } catch (failure) {
      problem(failure.message);
      byId("again").hidden = false;
      say("");
      if (failure.status === 409 && preview) {
        preview = null;
        stale = true;
      }
      return false;
    } finally {
      busy = false;
      byId("bar").hidden = true;
      if (stale) {
        stale = false;
        show(true);
      }
    }
  }
  async function show(keepProblem = false) {
    if (busy) {
      stale = true;
      return;
    }
    preview = null;
    if (!keepProblem) problem("");
    byId("undo").hidden = byId("writes").hidden = true;
    byId("what").hidden = undoing !== null;
    byId("title").textContent = undoing ? `Undo of push ${undoing}` : "Changes to Jira";
    byId("go").textContent = undoing ? "Undo" : "Apply";
    byId("go").hidden = false;
    byId("go").disabled = true;
    if (nothing()) {
      say("Choose what to write.");
      return;
    }
    await during(async () => {
      say("Comparing the plan with Jira …");
      const result = await run(asked({ dryRun: true }));
      planned(result);
    });
  }
  function planned(result) {
    const writes = result.writes.filter((one) => one.outcome === "planned");
    preview = writes.length > 0 ? result.push.id : null;
    const many = counted(writes.length, "change");
    byId("go").textContent = `${undoing ? "Undo" : "Apply"} ${many}`;
    byId("go").disabled = writes.length === 0;
    groups(writes, result.rankCalls, result.writes.filter((one) => one.outcome !== "planned"));
    say(writes.length === 0 ? "Nothing to change: Jira holds it all already." : `${many} would be made. Nothing is written yet.`);
  }
  async function go() {
    const looked = preview;
    problem("");
    byId("what").hidden = true;
    const done = await during(async () => {
      say(undoing ? "Taking it back …" : "Writing to Jira …");
      const result = await run(asked({ preview: looked }));
      ended(result, undoing !== null);
      lookAtLast().catch(() => {});
    });
    byId("what").hidden = done || undoing !== null;
  }
  function ended(result, back) {
    const { push } = result;
    byId("title").textContent = back ? "Taken back" : "Written to Jira";
    byId("go").hidden = true;
    byId("undo").hidden = push.applied === 0;
    byId("undo").dataset.push = push.id;
    drawn(results(result.writes));
    const left = result.writes.length - push.applied;
    say(`${push.applied} of ${result.writes.length} changes were made${left > 0 ? `; ${left} weren't, see why below` : ""}.`);
    byId("title").focus();
  }

  // ---- what was written last stays within reach, whoever wrote it
  async function lookAtLast() {
    const answer = await fetch(dialog.dataset.apply);
    if (!answer.ok) return;
    last = (await answer.json()).last;
    if (!last) return;
    const { applied, skipped, conflicts, failed } = last.push;
    const counts = Object.entries({ applied, skipped, "changed by somebody": conflicts, failed });
    const when = element("time");
    when.dateTime = last.at;
    byId("last-what").replaceChildren(takenBack() ? "Last taken back " : "Last written to Jira ", when,
      `: ${counts.filter(([, many]) => many > 0).map(([end, many]) => `${many} ${end}`).join(", ")}.`);
    globalThis.winnowTimes();
    byId("last").hidden = false;
  }
  const takenBack = () => last.purpose !== "apply";
  function showLast() {
    dialog.showModal();
    if (busy) return;
    undoing = null;
    problem("");
    byId("what").hidden = byId("again").hidden = true;
    ended(last, takenBack());
  }

  // ---- drawing
  function say(text) {
    if (byId("said").textContent !== text) byId("said").textContent = text;
  }
  function problem(text) {
    byId("problem").hidden = text === "";
    byId("problem").textContent = text;
  }
  function element(name, text, ...children) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }
  function values(one) {
    const empty = one.subject === "sprint" ? "backlog" : "empty";
    if (one.subject === "rank") {
      return one.old === null ? element("span", "Order") : element("span", "", "From place ", element("del", one.old), " to ", element("ins", one.new ?? "?"));
    }
    const name = one.subject === "field" ? `${one.field}: ` : "";
    return element("span", "", name, element("del", one.old ?? empty), " → ", element("ins", one.new ?? empty));
  }
  function line(one) {
    const change = values(one);
    change.className = "under";
    return element("li", "", element("strong", one.key), element("div", "", element("bdi", one.summary ?? ""), change));
  }
  function group(heading, count, writes, end = "", open = true) {
    if (writes.length === 0) return [];
    const title = element("summary", `${heading} `, element("span", count));
    const fold = element("details", "", title, element("ul", "", ...writes.map(line)));
    fold.open = open;
    fold.dataset.group = end || heading.toLowerCase();
    return [fold];
  }
  function drawn(...folds) {
    byId("writes").replaceChildren(...folds.flat());
    byId("writes").hidden = folds.flat().length === 0;
    byId("writes").scrollTop = 0;
  }
  const counted = (many, one) => `${many} ${one}${many === 1 ? "" : "s"}`;
  function groups(writes, calls, left) {
    const of = (subject) => writes.filter((one) => one.subject === subject);
    const into = of("sprint").filter((one) => one.new !== null);
    const out = of("sprint").filter((one) => one.new === null);
    drawn(
      reasons("Left alone", left, ""),
      group("Into a sprint", counted(into.length, "issue"), into),
      group("Back to the backlog", counted(out.length, "issue"), out),
      group("Order", `${counted(of("rank").length, "move")} in ${counted(calls, "call")}`, of("rank")),
      group("Fields", counted(of("field").length, "value"), of("field")),
    );
  }
  // What wasn't written comes first, one fold for each reason; what was is one line to open.
  function results(writes) {
    return Object.keys(ENDS).flatMap((end) => {
      const some = writes.filter((one) => one.outcome === end);
      return end === "applied" ? group(ENDS[end], counted(some.length, "change"), some, end, false) : reasons(ENDS[end], some, end);
    });
  }
  function reasons(heading, writes, end) {
    const byReason = new Map();
    for (const one of writes) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
    return [...byReason].flatMap(([reason, some]) => group(reason ? `${heading}: ${reason}` : heading, counted(some.length, "change"), some, end));
  }

  // ---- what people do
  const opener = byId("open");
  opener.addEventListener("click", () => {
    dialog.showModal();
    if (busy) return;
    undoing = null;
    const chosen = sprint()?.selectedOptions[0];
    byId("sprint-name").textContent = chosen ? chosen.textContent : "the sprint";
    byId("sprint").disabled = !chosen;
    byId("sprint").checked = Boolean(chosen);
    show();
  });
  byId("last-show").addEventListener("click", showLast);
  byId("close").addEventListener("click", () => dialog.close());
  byId("what").addEventListener("change", () => show());
  byId("again").addEventListener("click", () => show());
  byId("go").addEventListener("click", go);
  byId("undo").addEventListener("click", () => {
    undoing = byId("undo").dataset.push;
    byId("title").focus();
    show();
  });
  function offer({ mayPlan }) {
    opener.hidden = !mayPlan;
    byId("last").hidden = true;
    if (mayPlan) lookAtLast().catch(() => {});
  }
  document.addEventListener("winnow:who", (event) => offer(event.detail));
  globalThis.winnowWho.ready.then(offer);
})();
