// A list one can search by code, label or synonym. The plain control stays in the form and keeps the value.
import { element, word } from "./words.js";
import { fromAddress, fromSelect, governor } from "./options.js";

let number = 0;

class Combobox {
  constructor(control) {
    this.control = control;
    this.isSelect = control.tagName === "SELECT";
    this.isMany = control.multiple && this.isSelect;
    this.choices = [];
    this.near = -1;
    this.build();
    this.listen();
    this.show();
  }

  build() {
    const id = this.control.id || `combobox-${(number += 1)}`;
    this.list = element("ul", { id: `${id}-list`, role: "listbox", class: "combobox__list", hidden: "" });
    this.input = element("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-describedby": this.control.getAttribute("aria-describedby"),
      "aria-invalid": this.control.getAttribute("aria-invalid"),
      "aria-required": this.control.required ? "true" : null,
      placeholder: this.control.dataset.placeholder || this.nothing(),
    });
    this.input.disabled = this.control.disabled;
    this.label = document.querySelector(`label[for="${CSS.escape(id)}"]`)?.firstChild?.textContent.trim();
    if (this.label) this.list.setAttribute("aria-label", this.label);
    this.opener = element("button", {
      type: "button",
      class: "combobox__open",
      tabindex: "-1",
      "aria-label": [word("choose"), this.label].filter(Boolean).join(": "),
    });
    this.opener.disabled = this.control.disabled;
    this.status = element("span", { class: "unseen", role: "status" });
    this.chosen = element("div", { class: "combobox__chosen" });
    this.box = element("div", { class: "combobox" }, this.input, this.opener, this.list, this.status);
    this.control.id = `${id}-value`;
    this.control.required = false;
    this.control.hidden = true;
    this.control.after(...(this.isMany ? [this.chosen, this.box] : [this.box]));
  }

  // What a list says for "none of these".
  nothing() {
    if (!this.isSelect || this.isMany) return null;
    return [...this.control.options].find((option) => !option.value)?.textContent.trim() || null;
  }

  listen() {
    this.input.addEventListener("input", () => this.search(this.input.value));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.settle());
    this.input.addEventListener("click", () => {
      if (this.list.hidden) this.input.select();
      this.open();
    });
    this.opener.addEventListener("mousedown", (event) => event.preventDefault());
    this.opener.addEventListener("click", () => {
      this.input.focus();
      this.list.hidden ? this.open() : this.close();
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[data-at]");
      if (row) this.take(this.choices[Number(row.dataset.at)]);
    });
    this.control.addEventListener("suite:refresh", () => this.show());
    governor(this.control)?.addEventListener("change", () => this.close());
  }

  // What the control holds now, in words.
  show() {
    if (this.isMany) return this.showChosen();
    if (this.isSelect) {
      const option = this.control.selectedOptions[0];
      this.input.value = option?.value ? option.dataset.label || option.textContent.trim() : "";
    } else {
      this.input.value = this.control.dataset.label || this.control.value;
    }
  }

  showChosen() {
    this.input.value = "";
    this.chosen.replaceChildren(
      ...[...this.control.selectedOptions].filter((o) => o.value).map((option) => {
        const name = option.textContent.trim();
        const remove = element("button", { type: "button", class: "chip__remove", "aria-label": `${word("remove")} ${name}` }, "×");
        remove.addEventListener("click", () => {
          option.selected = false;
          this.tell();
          this.show();
          this.input.focus();
        });
        return element("span", { class: "chip" }, name, remove);
      }),
    );
  }

  open() {
    if (this.list.hidden) this.search("");
  }

  close() {
    this.list.hidden = true;
    this.near = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  async search(typed) {
    this.typed = typed;
    const found = await this.find(typed);
    if (!found || document.activeElement !== this.input) return;
    this.choices = found.choices;
    this.draw(found.note);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point(typed && this.choices.length ? 0 : this.choices.findIndex((c) => c.code === this.control.value));
    this.status.textContent = word("choices", { count: this.choices.length });
  }

  // A list that is whole in the page is searched there; words of other languages the server knows.
  async find(typed) {
    const { url, whole } = this.control.dataset;
    if (!url || whole !== undefined) {
      const near = await fromSelect(this.control, typed);
      if (near.choices.length || !url || !typed) return near;
    }
    return fromAddress(this.control, typed);
  }

  draw(note) {
    const rows = [];
    let group = "";
    this.choices.forEach((choice, at) => {
      if (choice.group && choice.group !== group) {
        rows.push(element("li", { class: "combobox__group", role: "presentation" }, choice.group));
      }
      group = choice.group;
      rows.push(this.row(choice, at));
    });
    const said = note || (this.choices.length ? "" : word("nothing"));
    if (said) rows.push(element("li", { class: "combobox__none", role: "presentation" }, said));
    this.list.replaceChildren(...rows);
  }

  row(choice, at) {
    const code = element("bdi", { class: "code" }, choice.hint || (choice.code.length < 12 ? choice.code : ""));
    return element(
      "li",
      { id: `${this.list.id}-${at}`, role: "option", class: "combobox__choice", "data-at": at, "aria-selected": String(this.has(choice)) },
      element("span", {}, choice.label),
      code,
    );
  }

  has(choice) {
    if (!this.isSelect) return this.control.value === choice.code;
    return [...this.control.selectedOptions].some((option) => option.value === choice.code);
  }

  point(at) {
    this.list.querySelector(".combobox__choice--near")?.classList.remove("combobox__choice--near");
    this.near = at;
    const row = this.list.querySelector(`[data-at="${at}"]`);
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    row.classList.add("combobox__choice--near");
    row.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row.id);
  }

  press(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.choices.length;
      if (count) this.point((this.near + step + count) % count);
    } else if (event.key === "Enter" && !this.list.hidden && this.choices[this.near] && !event.ctrlKey) {
      event.preventDefault();
      this.take(this.choices[this.near]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.show();
    } else if (event.key === "Backspace" && this.isMany && !this.input.value) {
      this.chosen.querySelector(".chip:last-child .chip__remove")?.click();
    }
  }

  take(choice) {
    if (this.isSelect) {
      const option = [...this.control.options].find((o) => o.value === choice.code) ?? this.add(choice);
      option.selected = this.isMany ? !option.selected : true;
    } else {
      this.control.value = choice.code;
      this.control.dataset.label = choice.label;
    }
    this.typed = "";
    this.tell();
    this.show();
    this.close();
  }

  add(choice) {
    const option = new Option(choice.label, choice.code);
    this.control.add(option);
    return option;
  }

  // Leaving the field: an exact word is taken, an emptied field is emptied, anything else goes to the server as typed.
  settle() {
    const typed = this.typed?.trim();
    const wasCleared = !this.isMany && this.typed !== undefined && !this.input.value.trim();
    const first = !this.list.hidden && typed ? this.choices[Math.max(this.near, 0)] : null;
    this.close();
    if (first && (this.isMany ? !this.has(first) : true)) return this.take(first);
    if (wasCleared && this.control.value) {
      this.control.value = "";
      this.control.dataset.label = "";
      this.tell();
    } else if (!this.isSelect && typed) {
      this.control.value = typed;
      this.control.dataset.label = typed;
      this.tell();
    }
    this.typed = undefined;
    this.show();
  }

  tell() {
    this.control.dispatchEvent(new Event("input", { bubbles: true }));
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

export function wake(control) {
  if (control.dataset.awake || control.closest("template")) return;
  control.dataset.awake = "yes";
  new Combobox(control);
}
