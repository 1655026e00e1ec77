/**
 * The field of a dialog that has the focus from the start: in the commit that shows it, and again when the dialog's trap
 * is set, for what opened the dialog may have taken it back meanwhile.
 */
export const first = { autoFocus: true, 'data-autofocus': true };
