import { useEffect, useState } from 'react';
import { type Place, placeIn } from './place.ts';

/** Where the address says one is. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return placeIn(hash);
}
