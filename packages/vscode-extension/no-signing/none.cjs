// vsce asks for this module when it starts, and for something in it only to sign.
