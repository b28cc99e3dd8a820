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
  TIMESTAMP_TOLERANCE_SECONDS,
  verifyBody,
  verifyDelivery,
  WebhookVerificationError,
} from './verify';
