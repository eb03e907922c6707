// Opens a dialog that is already in the page; without this module its link leads to a page of its own.
export function wake(opener) {
  if (opener.dataset.awake) return;
  opener.dataset.awake = "yes";
  const dialog = document.getElementById(opener.dataset.openDialog);
  if (!dialog) return;
  opener.hidden = false;
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  for (const closer of dialog.querySelectorAll("[data-close-dialog]")) {
    closer.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.close();
    });
  }
}
