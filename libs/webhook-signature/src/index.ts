export {
  type DeliveryQuestion,
  explainDelivery,
  type HeaderAnswer,
  type HeaderFinding,
  type SignatureFinding,
} from './explain';
export { TIMESTAMP_TOLERANCE_SECONDS } from './scheme';
export { newSecret, secretBytes } from './secret';
export {
  type SignatureHeaders,
  type SignRequest,
  signDelivery,
  signBody,
  signStandard,
} from './sign';
export {
  type ReceivedHeaders,
  verifyBody,
  verifyDelivery,
  WebhookVerificationError,
} from './verify';
