export { checkUpload } from './check-upload.ts';
export { dropCheck, keepCheck, mayDrop } from './keep-check.ts';
export { listChecks, openCheck, readCheckedFile } from './open-check.ts';
