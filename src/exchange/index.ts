export { connectorRetention } from './connector/connector.sql.ts';
export { connectorJournal } from './connector/connector-journal.ts';
export { readingConnectors } from './connector/read-connector.ts';
export { tellingWebhooks } from './webhook/send-deliveries.ts';
export { webhookRetention } from './webhook/webhook.sql.ts';
export { webhookJournal } from './webhook/webhook-journal.ts';
