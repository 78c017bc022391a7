import './reading.ts';
import './mending.ts';
import './stale.ts';
import './undoing.ts';
