"""Pictures of pages: files taken in, pages drawn, text found, pages put together into one file."""
