"""What an erasure needs beside itself: texts that name someone, machines that confirm."""
