export { connectorRetention } from './connector/connector.sql.ts';
export { connectorJournal } from './connector/connector-journal.ts';
export { readingConnectors } from './connector/read-connector.ts';
