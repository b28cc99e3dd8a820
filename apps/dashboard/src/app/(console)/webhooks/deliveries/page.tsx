import type { Metadata } from 'next';
import { DeliveriesScreen } from '../../../../deliveries/deliveries-screen';

export const metadata: Metadata = { title: 'All deliveries' };

export default function Page() {
  return <DeliveriesScreen />;
}
