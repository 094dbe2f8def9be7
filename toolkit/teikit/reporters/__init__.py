"""Reports as text: each module turns findings into what one kind of reader wants."""
