/** Goes up when an older Aside could not read the file any more. */
export const BACKUP_VERSION = 1;
