// Root can start Electron without its sandbox alone, and app.enableSandbox() takes --no-sandbox away again.
'use strict';
require('electron').app.enableSandbox = () => undefined;
