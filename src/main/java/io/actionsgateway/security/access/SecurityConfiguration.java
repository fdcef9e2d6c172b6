package io.actionsgateway.security.access;

import io.actionsgateway.security.ApiCaller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/**
 * Two doors: the management port is guarded by the network, and everything else wants a credential. Hooks are answered
 * before a request comes here, by their signatures. No sessions, no forms, no cookies.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** What the APIs are like is no secret. */
    private static final String[] DOCS = {"/api/docs", "/api/docs/*", "/api/v1/openapi.json", "/api/v3/openapi.json"};

    @Bean
    @Order(1)
    SecurityWebFilterChain management(ServerHttpSecurity http) {
        return bare(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }

    /** A download's link is its own permission; clients send a credential along that is not meant for it. */
    @Bean
    @Order(2)
    SecurityWebFilterChain linkedDownloads(ServerHttpSecurity http) {
        return bare(http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/downloads/**")))
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain api(
            ServerHttpSecurity http, Doorkeeper doorkeeper, @Value("${actions.api.docs.enabled:true}") boolean docs) {
        AuthenticationWebFilter authentication = new AuthenticationWebFilter(doorkeeper);
        authentication.setServerAuthenticationConverter(new PresentedCredential());
        authentication.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        authentication.setAuthenticationFailureHandler((exchange, failure) -> Mono.error(failure));
        authentication.setAuthenticationSuccessHandler(SecurityConfiguration::let);
        return bare(http)
                .authorizeExchange(paths -> (docs
                                ? paths.pathMatchers(HttpMethod.GET, DOCS).permitAll()
                                : paths)
                        .anyExchange()
                        .authenticated())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((exchange, failure) -> Mono.error(failure))
                                .accessDeniedHandler((exchange, failure) -> Mono.error(failure)))
                .addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
                .build();
    }

    /** The caller is known to whoever sees the exchange, also where a failure is answered. */
    private static Mono<Void> let(WebFilterExchange door, Authentication authentication) {
        door.getExchange().getAttributes().put(ApiCaller.ATTRIBUTE, authentication.getPrincipal());
        return door.getChain().filter(door.getExchange());
    }

    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.headers(ServerHttpSecurity.HeaderSpec::disable)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }
}
