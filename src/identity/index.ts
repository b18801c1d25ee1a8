export { actorOfPerson } from './actor-of-person.ts';
export { actorOfToken, createToken, readTokens, revokeToken } from './api-token.ts';
export {
  type AuditLine,
  findLastChange,
  listChangesOf,
  recordChange,
  recordChanges,
  searchChangesIn,
} from './audit.sql.ts';
export { type Context, personOf } from './context.ts';
export { changeOrganisation, createOrganisation } from './create-organisation.ts';
export { createPerson, disablePerson } from './create-person.ts';
export { changeService, createService } from './create-service.ts';
export { grantRole, revokeRole } from './grant-role.ts';
export { identityJournal } from './identity-journal.ts';
export { gatherJournal, type Journal } from './journal.ts';
export { keepRefused } from './keep-refused.ts';
export { chooseMail } from './mail/choose-mail.ts';
export type { Letter } from './mail/letter.ts';
export { type DigestReader, findMailChoices, listDigestReaders, writeMail, writeMention } from './mail/mail.sql.ts';
export { sendingMail } from './mail/send-mail.ts';
export { endSessions, endSessionsOf, type KnownSession, readSessions } from './manage-sessions.ts';
export { countOrganisations, findOrganisation, listOrganisationNames, listOrganisations } from './organisation.sql.ts';
export {
  addPasskey,
  beginPasskey,
  beginWithPasskey,
  comeWithPasskey,
  readPasskeys,
  removePasskey,
} from './passkey/passkey.ts';
export {
  askPasswordLink,
  changePassword,
  issuePasswordReset,
  readPasswordReset,
  resetPassword,
  setPasswordAsOwner,
} from './password.ts';
export {
  type Actor,
  authorise,
  may,
  organisationsWhere,
  type Role,
  roleLabels,
  roles,
  type Verb,
  visitor,
} from './permission.ts';
export { findAnyPerson, listMembersOf, type Member } from './person.sql.ts';
export { comeFromProvider, goToProvider } from './provider/come-from-provider.ts';
export { judgeRoles } from './provider/judge-roles.ts';
export { openProvider, type Provider } from './provider/open-provider.ts';
export { isProviderRefusal, providerRefusals } from './provider/provider-refusals.ts';
export { readHistory } from './read-history.ts';
export { noteReading, noteReadings } from './reading/note-reading.ts';
export { insertBackup, type KeptReading, listReadings } from './reading/reading.sql.ts';
export { identityRetention } from './retention.sql.ts';
export { listServices, type ServiceInTree } from './service.sql.ts';
export { listGrants } from './session.sql.ts';
export {
  type CurrentSession,
  type Gate,
  hashPassword,
  keepSession,
  noSession,
  openSession,
  readSession,
  signIn,
  signOut,
} from './session.ts';
export { sessionEndPath, sessionHours, type ToldEnd, tellEnd } from './session-end.rule.ts';
export { type KeptSignIn, listSignIns } from './sign-in.sql.ts';
export { nameObjects, type ToldChange, tellChanges } from './tell-changes.ts';
export { whoMay } from './who-may.ts';
