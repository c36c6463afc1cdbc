import { useEffect } from 'react';

/** The title of the tab. */
export function useTitle(page: string, product: string): void {
  useEffect(() => {
    document.title = `${page} · ${product}`;
  }, [page, product]);
}
