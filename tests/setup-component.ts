import { configure } from '@testing-library/react';

// A slow computer is not a failure: keys alone are stretched for some 100 ms, twice in some tests.
configure({ asyncUtilTimeout: 10_000 });
