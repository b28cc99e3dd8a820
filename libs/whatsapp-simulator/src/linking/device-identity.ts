import { Curve, hmacSign, proto, WA_ADV_ACCOUNT_SIG_PREFIX } from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import type { PendingCompanion } from './pending-companion';

type Registration = proto.ClientPayload.IDevicePairingRegistrationData;

/** What a device says of itself. */
export function deviceProps(data: Registration): proto.DeviceProps {
  return proto.DeviceProps.decode(data.deviceProps ?? new Uint8Array());
}

/** The device that a client offers to link to a phone. */
export function offeredDevice(
  { noiseKey, data }: Pick<PendingCompanion, 'noiseKey' | 'data'>,
  phone: string,
  id: number,
): Device {
  const props = deviceProps(data);
  return {
    phone,
    id,
    noiseKey,
    identity: Buffer.from(data.eIdent ?? []),
    signedPreKey: {
      id: Buffer.from(data.eSkeyId ?? [0, 0, 0]).readUIntBE(0, 3),
      public: Buffer.from(data.eSkeyVal ?? []),
      signature: Buffer.from(data.eSkeySig ?? []),
    },
    registrationId: Buffer.from(data.eRegid ?? [0, 0, 0, 0]).readUInt32BE(),
    platform: proto.DeviceProps.PlatformType[props.platformType ?? 0] ?? 'UNKNOWN',
    name: props.os ?? '',
    linkedAt: new Date().toISOString(),
    historySent: false,
  };
}

/**
 * The identity of a device as its phone signs it, encoded.
 *
 * @param advSecret the secret that the phone scanned; with it the device knows that its own phone has signed.
 */
export function signedIdentity(device: Device, account: Account, advSecret: Buffer): Uint8Array {
  const details = proto.ADVDeviceIdentity.encode({
    rawId: 1,
    timestamp: Math.floor(Date.now() / 1000),
    keyIndex: device.id,
  }).finish();
  const accountSignature = Curve.sign(
    account.identity.private,
    Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, device.identity]),
  );
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.identity.public,
    accountSignature,
  }).finish();
  return proto.ADVSignedDeviceIdentityHMAC.encode({
    details: signed,
    hmac: hmacSign(signed, advSecret),
  }).finish();
}
