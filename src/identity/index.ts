export { listChangesIn, listChangesOf, recordChange } from './audit.sql.ts';
export { type Context, personOf } from './context.ts';
export { type Actor, authorise, may, organisationsWhere, type Verb, visitor } from './permission.ts';
export { type CurrentSession, hashPassword, openSession, readSession, signIn, signOut } from './session.ts';
