package org.perpex.user.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.perpex.user.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    /** The gateways, as whose client every session is signed in; tokens name it as their audience. */
    private static final String CLIENT = "perpex";

    @Bean
    SigningKeys signingKeys(SigningKeyMapper mapper, SecretBox box, InstantSource clock, SigningSettings settings) {
        return new SigningKeys(mapper, box, clock, settings.keySlot());
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
        return (selector, context) -> selector.select(new JWKSet(List.<JWK>copyOf(keys.keys())));
    }

    @Bean
    RegisteredClientRepository registeredClients(SigningSettings settings) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.accessTokenLifetime())
                        .reuseRefreshTokens(false)
                        .build())
                .build());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    AccessTokens accessTokens(
            JWKSource<SecurityContext> keys,
            RegisteredClientRepository clients,
            AuthorizationServerSettings settings,
            InstantSource clock) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        JwtGenerator generator = new JwtGenerator(encoder);
        generator.setClock(clock.withZone(ZoneOffset.UTC));
        generator.setJwtCustomizer(SigningConfiguration::customize);
        RegisteredClient client = clients.findByClientId(CLIENT);
        if (client == null) {
            throw new IllegalStateException("the client of all sessions is not registered");
        }
        return new AccessTokens(generator, client, settings);
    }

    private static void customize(JwtEncodingContext token) {
        token.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        token.getClaims()
                .claim("sid", String.valueOf(token.getPrincipal().getDetails()))
                .claim(
                        "roles",
                        token.getPrincipal().getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .sorted()
                                .toList());
    }
}
