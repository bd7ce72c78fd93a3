"""What can be listed, as frozen values. Who has a proof is not among it: nobody needs a list of that."""
