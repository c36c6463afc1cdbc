import { useEffect } from 'react';

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls back when nobody has touched this page for so long; a laptop that slept counts as untouched. */
export function useIdle(afterMs: number, onIdle: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const touch = () => {
      if (Date.now() - last > afterMs) onIdle();
      last = Date.now();
    };
    for (const sign of SIGNS) addEventListener(sign, touch, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - last > afterMs) onIdle();
    }, 10_000);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, touch);
    };
  }, [afterMs, onIdle]);
}
