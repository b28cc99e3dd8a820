import { placeOf } from './place';

const BERLIN = { latitude: 52.52, longitude: 13.405 };

it.each([
  ['52.52, 13.405', BERLIN],
  [' (52.52 13.405) ', BERLIN],
  ['52.52°, 13.405°', BERLIN],
  ['-33.8568,151.2153', { latitude: -33.8568, longitude: 151.2153 }],
  ['geo:52.52,13.405?z=16', BERLIN],
  ['https://www.google.com/maps/@52.52,13.405,15z', BERLIN],
  // The pin counts, not what is in sight.
  [
    'https://www.google.com/maps/place/Bakery/@1.1,2.2,17z/data=!3m1!4b1!4m6!3d52.52!4d13.405',
    BERLIN,
  ],
  ['https://maps.google.com/?q=52.52,13.405', BERLIN],
  ['https://maps.apple.com/?ll=52.52%2C13.405&q=Bakery', BERLIN],
  ['https://www.openstreetmap.org/?mlat=52.52&mlon=13.405#map=16/1.1/2.2', BERLIN],
  ['https://www.openstreetmap.org/#map=16/52.52/13.405', BERLIN],
  [`52°31'12"N 13°24'18"E`, BERLIN],
  [`33°51'24.48"S, 151°12'55.08"E`, { latitude: -33.8568, longitude: 151.2153 }],
  ['91, 13', null],
  ['52.52, 181', null],
  ['52.52', null],
  ['1 Main Street', null],
  ['https://maps.app.goo.gl/abc', null],
  ['', null],
])('%j is %j', (text, expected) => {
  const place = placeOf(text);
  if (!expected) expect(place).toBeNull();
  else {
    expect(place?.latitude).toBeCloseTo(expected.latitude, 9);
    expect(place?.longitude).toBeCloseTo(expected.longitude, 9);
  }
});
