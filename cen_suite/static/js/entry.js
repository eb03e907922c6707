// The entry form while it is typed: what the server says of each saving is shown at the fields.
const form = document.querySelector("form[data-autosave]");

function place(name) {
  const control = form.elements[name];
  const first = control instanceof RadioNodeList ? control[0] : control;
  return first?.closest(".field");
}

function line(kind, sentences) {
  const made = document.createElement("p");
  made.className = `field__${kind}`;
  made.dataset.live = "";
  made.textContent = sentences.join(" ");
  return made;
}

function show(told) {
  for (const old of form.querySelectorAll("[data-live]")) old.remove();
  for (const field of form.querySelectorAll(".field--doubt")) field.classList.remove("field--doubt");
  for (const [kind, notes] of [["error", told.errors], ["doubt", told.doubts]]) {
    for (const [name, sentences] of Object.entries(notes ?? {})) {
      const field = place(name);
      if (!field) continue;
      for (const old of field.querySelectorAll(".field__error, .field__doubt")) old.remove();
      field.append(line(kind, sentences));
      if (kind === "doubt") field.classList.add("field--doubt");
    }
  }
}

// A family was chosen: its questions take the place of those of the family before.
function ask(questions) {
  for (const [row, markup] of Object.entries(questions ?? {})) {
    const holder = form.querySelector(`[data-questions="${CSS.escape(row)}"]`);
    if (!holder || holder.contains(document.activeElement)) continue;
    holder.innerHTML = markup;
    holder.dispatchEvent(new CustomEvent("suite:added", { bubbles: true }));
  }
}

// A fresh sheet: typing starts at once.
if (form?.hasAttribute("data-begins")) form.querySelector(".answer input:not([type=hidden])")?.focus();

form?.addEventListener("input", (event) => {
  for (const old of event.target.closest(".field")?.querySelectorAll(".field__error") ?? []) old.remove();
});
form?.addEventListener("suite:saved", (event) => {
  show(event.detail);
  ask(event.detail.questions);
});
