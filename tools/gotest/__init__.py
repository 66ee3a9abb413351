"""What the test tools share: running commands with limits, wanted diagnostics, recorded output."""
