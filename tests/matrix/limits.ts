/** What no tool here can do in Firefox: the reasons of cells that are not played there. */

export const noDrag = 'no tool drives a drag of text or of a folder in Firefox';
/** Of an input that is in no document: a driver's cancel is taken for the person's. */
export const noPicker = 'the driver calls the picker off before it answers it';
export const noScreen = 'no tool answers what asks for the screen';
