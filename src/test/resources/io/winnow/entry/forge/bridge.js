"use strict";
// Stands in for what Forge puts into an app's frame: passes calls on to Jira's page, and tells it how high the frame's page is.
(() => {
  const waiting = [];
  globalThis.__bridge = {
    callBridge: (command, payload) => new Promise((done) => {
      parent.postMessage({ call: waiting.push(done) - 1, command, payload }, "*");
    }),
  };
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (data.command === "enableTheming") document.documentElement.dataset.colorMode = data.answer;
    waiting[data.call](data.answer);
  });
  document.addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(() => parent.postMessage({ height: document.body.offsetHeight }, "*")).observe(document.body);
  });
})();
