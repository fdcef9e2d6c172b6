-- Whoever goes on with something, on whichever replica, goes on with its trace. Nothing is kept while tracing is off.
ALTER TABLE webhook_delivery ADD COLUMN traceparent text;
ALTER TABLE transition ADD COLUMN traceparent text;

COMMENT ON COLUMN webhook_delivery.traceparent IS 'W3C: the span that received it';
COMMENT ON COLUMN transition.traceparent IS 'W3C: the span in which it was heard of';
