// Adds and removes rows of a repeating group without a round trip; the named buttons do it without this module.
const MARK = /__prefix__/g;
const SETTLING = 80; // a searchable list takes its place first

function rows(group) {
  return [...group.querySelectorAll(":scope > [data-repeat-rows] > [data-repeat-row]")];
}

function renumber(group) {
  rows(group)
    .filter((row) => !row.hidden)
    .forEach((row, at) => {
      row.querySelector("[data-repeat-number]").textContent = at + 1;
    });
}

function add(group) {
  const total = group.querySelector(`[name="${group.dataset.repeat}-TOTAL_FORMS"]`);
  const template = group.querySelector(":scope > [data-repeat-template]");
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replace(MARK, total.value);
  const row = holder.firstElementChild;
  group.querySelector(":scope > [data-repeat-rows]").append(row);
  group.querySelector(":scope > [data-repeat-empty]")?.remove();
  total.value = Number(total.value) + 1;
  renumber(group);
  row.dispatchEvent(new CustomEvent("suite:added", { bubbles: true }));
  setTimeout(() => row.querySelector("input:not([type=hidden], [hidden]), select:not([hidden]), textarea")?.focus(), SETTLING);
}

function remove(group, row) {
  const box = row.querySelector("[data-repeat-delete] input");
  if (!box) return false;
  box.checked = true;
  row.hidden = true;
  for (const field of row.querySelectorAll("[required]")) field.required = false;
  renumber(group);
  group.querySelector(":scope > div > [data-repeat-add]").focus();
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

export function wake(group) {
  if (group.dataset.awake) return;
  group.dataset.awake = "yes";
  group.addEventListener("click", (event) => {
    if (event.target.closest("[data-repeat]") !== group) return;
    const row = event.target.closest("[data-repeat-remove]")?.closest("[data-repeat-row]");
    if (row && remove(group, row)) event.preventDefault();
    if (event.target.closest("[data-repeat-add]")) {
      event.preventDefault();
      add(group);
    }
  });
}
