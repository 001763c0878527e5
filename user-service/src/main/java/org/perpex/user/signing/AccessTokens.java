package org.perpex.user.signing;

import java.time.Duration;
import java.util.Set;
import org.perpex.common.spring.identity.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Issues the short-lived tokens with which a session proves itself at the gateway. Thread-safe. */
public final class AccessTokens {

    /** The issuer that every access token names. */
    public static final String ISSUER = "perpex-user";

    private final JwtGenerator generator;
    private final RegisteredClient client;
    private final AuthorizationServerContext context;

    AccessTokens(JwtGenerator generator, RegisteredClient client, AuthorizationServerSettings settings) {
        this.generator = generator;
        this.client = client;
        this.context = new AuthorizationServerContext() {
            @Override
            public String getIssuer() {
                return ISSUER;
            }

            @Override
            public AuthorizationServerSettings getAuthorizationServerSettings() {
                return settings;
            }
        };
    }

    /** Issues a token for a session of a user. */
    public String issue(long userId, String sessionId, Set<Role> roles) {
        var principal = UsernamePasswordAuthenticationToken.authenticated(
                Long.toString(userId),
                null,
                roles.stream()
                        .map(role -> new SimpleGrantedAuthority(role.name()))
                        .toList());
        principal.setDetails(sessionId);
        OAuth2Token token = generator.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(principal)
                .authorizationServerContext(context)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .build());
        if (token == null) {
            throw new IllegalStateException("the client's tokens are not self-contained");
        }
        return token.getTokenValue();
    }

    public Duration lifetime() {
        return client.getTokenSettings().getAccessTokenTimeToLive();
    }
}
