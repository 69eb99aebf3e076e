/** The form of a calendar day. Whether there is such a day is decided when it is read. */
export const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
