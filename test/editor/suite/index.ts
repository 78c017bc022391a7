import './reading.ts';
import './mending.ts';
import './listing.ts';
import './stale.ts';
import './undoing.ts';
