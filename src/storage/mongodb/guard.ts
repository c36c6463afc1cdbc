import { MongoError, MongoServerError } from 'mongodb';
import { AppError } from '../../domain/errors.ts';

/** Runs a database operation; the driver's errors leave it as `store.unavailable`. */
export async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof MongoError)) throw cause;
    const name = cause instanceof MongoServerError ? (cause.codeName ?? cause.code) : cause.name;
    throw new AppError('store.unavailable', `MongoDB did not do it (${name}).`, { cause });
  }
}

/** Runs an insert; false when its key is taken. Not every server says which key, so nobody should rely on that. */
export async function insertUnlessTaken(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}
