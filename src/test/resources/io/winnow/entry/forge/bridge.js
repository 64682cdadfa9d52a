"use strict";
// Stands in for what Forge puts into an app's frame: passes calls on to Jira's page, and tells it how high the frame's page is.
(() => {
  const waiting = new Map(); // by a name no other page of this frame gives: an answer may come when that one is gone
  globalThis.__bridge = {
    callBridge: (command, payload) => new Promise((done) => {
      const call = `${performance.timeOrigin} ${waiting.size}`;
      waiting.set(call, done);
      parent.postMessage({ call, command, payload }, "*");
    }),
  };
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    const done = waiting.get(data.call);
    if (!done) return;
    if (data.command === "enableTheming") document.documentElement.dataset.colorMode = data.answer;
    done(data.answer);
  });
  document.addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(() => parent.postMessage({ height: document.body.offsetHeight }, "*")).observe(document.body);
  });
})();
