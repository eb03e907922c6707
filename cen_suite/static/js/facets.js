// Beside the result a criterion takes effect as it is ticked; in the sheet of a narrow screen, and without
// this module, the button does it.
const BESIDE = matchMedia("(min-width: 861px)");

export function wake(form) {
  if (form.dataset.awake) return;
  form.dataset.awake = "yes";
  form.addEventListener("change", (event) => {
    if (BESIDE.matches && event.target.matches("input[type=checkbox]")) form.requestSubmit();
  });
  // Empty fields stay out of the address, so that it can be kept and sent.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });
}
