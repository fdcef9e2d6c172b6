package io.actionsgateway.webhook;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the inbox keep house on a schedule. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebhookConfiguration {}
