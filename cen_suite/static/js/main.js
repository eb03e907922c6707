// Wakes the modules a page has hooks for, and no others; runs again on every fragment htmx brings.
const MODULES = [
  ["[data-combobox]", () => import("./combobox.js")],
  ["[data-repeat]", () => import("./repeat.js")],
  ["[data-dropzone]", () => import("./dropzone.js")],
  ["[data-autosave]", () => import("./autosave.js")],
  ["[data-score]", () => import("./score.js")],
  ["[data-search]", () => import("./facets.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["form[method='post' i]", () => import("./guard-submit.js")],
  ["[data-open-dialog]", () => import("./dialog.js")],
  ["[data-stream]", () => import("./live.js")],
  ["body", () => import("./shortcuts.js")],
];

// All modules come at once, on a slow line too; they start in their order.
async function wake(root) {
  const wanted = MODULES.flatMap(([hook, load]) => {
    const found = [...root.querySelectorAll(hook)];
    if (root.matches?.(hook)) found.unshift(root);
    return found.length ? [{ found, module: load() }] : [];
  });
  for (const { found, module } of wanted) {
    const { wake: start } = await module;
    for (const part of found) start(part);
  }
}

// Only one menu of the bar stays open, and a click elsewhere closes it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What takes the place of the content is said politely; a page that is opened is read out anyway.
document.addEventListener("htmx:afterSettle", ({ target }) => {
  const place = document.querySelector("[data-stream-words]");
  if (target.id !== "content" || !place) return;
  place.textContent = [...target.querySelectorAll("[data-says]")].map((part) => part.textContent.trim()).join(", ");
});

document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) wake(event.target);
});
document.addEventListener("suite:added", (event) => wake(event.target));
wake(document.documentElement);
