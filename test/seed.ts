import fc from 'fast-check';

// Every run tries the same drafts, so that a test turns red by a change and nothing else. To look for more:
// PROPERTY_SEED=random npm test -- unit, and the number that a failure prints tries the very same again.
const wanted = process.env.PROPERTY_SEED;
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20261125) });
