// Keys for those who do not want the mouse; single keys can be switched off on a device.
const SWITCH = "single-keys";
let isGoing = false;

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable], [role=listbox]");
}

function move(step) {
  const rows = [...document.querySelectorAll("main table tbody tr")];
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("table__row--near"));
  const next = rows[Math.min(Math.max(now + step, 0), rows.length - 1)];
  rows[now]?.classList.remove("table__row--near");
  next.classList.add("table__row--near");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a")?.focus();
}

function go(key) {
  isGoing = false;
  document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
}

const SINGLE = {
  "/": () => document.querySelector("[data-shortcut=search]")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
  j: () => move(1),
  k: () => move(-1),
  g: () => {
    isGoing = true;
    setTimeout(() => (isGoing = false), 1500);
  },
};

function press(event) {
  if (event.key === "Enter" && event.ctrlKey) {
    const form = event.target.closest("form");
    if (form) form.requestSubmit(form.querySelector(".button--main[type=submit]") ?? undefined);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]") || localStorage.getItem(SWITCH) === "off") return;
  if (isGoing) return go(event.key);
  const action = SINGLE[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

export function wake(body) {
  if (body.dataset.keysAwake) return;
  body.dataset.keysAwake = "yes";
  document.addEventListener("keydown", press);
  const box = document.querySelector("[data-single-keys]");
  if (!box) return;
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}
