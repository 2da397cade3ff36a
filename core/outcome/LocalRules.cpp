// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/ExplanationRules.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// By the codes that the transport gives.
constexpr std::array transportRules{
    ExplanationRule{"HostNotFound"_L1, ""_L1, u"The host {host} was not found.",
                    u"The region or the endpoint is misspelt, or this network's name server does "
                    "not know it.",
                    u"Check the endpoint and the network. Private endpoints are only known inside "
                    "their VPC."},
    ExplanationRule{"ConnectionRefused"_L1, ""_L1, u"Nobody takes connections at {host}.",
                    u"The computer is there, but nothing listens on that port, or a firewall "
                    "refuses.",
                    u"Start the endpoint if it is a local one, or correct its port."},
    ExplanationRule{"ConnectionClosed"_L1, ""_L1, u"The connection to {host} broke.",
                    u"The other side, or something in between, closed it without an answer.",
                    u"Try again."},
    ExplanationRule{"ConnectTimeout"_L1, ""_L1, u"No connection to {host} came about in time.",
                    u"It does not answer: there is no route to it, a firewall drops the packets, "
                    "or it is down. {detail}",
                    u"Check the endpoint, the proxy and the network. Inside a VPC there may only "
                    "be a private endpoint."},
    ExplanationRule{"TlsHandshakeTimeout"_L1, ""_L1, u"{host} did not answer the TLS handshake.",
                    u"{detail}",
                    u"If it speaks http, write the endpoint with http://. If not, check its port "
                    "and the network."},
    ExplanationRule{"NotTls"_L1, ""_L1, u"{host} does not speak TLS.",
                    u"What it answered to the handshake is something else: {detail}",
                    u"If it speaks http, write the endpoint with http://. If not, check its "
                    "port."},
    ExplanationRule{"IdleTimeout"_L1, ""_L1, u"{host} stopped talking.", u"{detail}",
                    u"Try again; if it stays, check the endpoint and the network."},
    ExplanationRule{"DeadlineExceeded"_L1, ""_L1, u"{host} did not answer in time.", u"{detail}",
                    u"Try again, with smaller requests when the network is slow."},
    ExplanationRule{"ProxyFailed"_L1, ""_L1, u"The proxy did not pass the request on.", u"{detail}",
                    u"Check the proxy and its login: HTTPS_PROXY and NO_PROXY in the "
                    "environment, or --proxy and HEADGATE_PROXY_PASSWORD."},
    ExplanationRule{"ProxySilent"_L1, ""_L1, u"The proxy lets no connection to {host} come about.",
                    u"The proxy, or the way behind it, is silent. {detail}",
                    u"Check the proxy and its login: HTTPS_PROXY and NO_PROXY in the "
                    "environment, or --proxy and HEADGATE_PROXY_PASSWORD."},
    ExplanationRule{"TlsHandshakeFailed"_L1, ""_L1, u"{host} could not prove who it is.",
                    u"{detail}",
                    u"If it is a server of yours, add its CA certificate to the connection. If "
                    "not, somebody may be in between: do not send there."},
    ExplanationRule{"TlsRefused"_L1, ""_L1, u"{host} refused the TLS connection.", u"{detail}",
                    u"TLS 1.2 and 1.3 are spoken here, without client certificates: check what "
                    "the endpoint asks for."},
    ExplanationRule{"TlsBroken"_L1, ""_L1, u"The encrypted connection to {host} broke.",
                    u"{detail}",
                    u"Try again; if it stays, look for something in between that changes what "
                    "passes."},
    ExplanationRule{"Cancelled"_L1, ""_L1, u"You stopped while the answer was awaited.",
                    u"The request was on its way, and its answer would have said what became of "
                    "it.",
                    u"What is not there can be sent again."},
    ExplanationRule{"AnswerTooLarge"_L1, ""_L1, u"{host} sent more than an answer can be.",
                    u"{detail}", u"Check that the endpoint is one of Kinesis Data Streams."},
    ExplanationRule{"AnswerIncomplete"_L1, ""_L1, u"The answer of {host} broke off.", u"{detail}",
                    u"Try again; if it stays, look for a proxy that changes answers."},
    ExplanationRule{"AnswerTooEarly"_L1, ""_L1, u"{host} answered before it had the request.",
                    u"{detail}",
                    u"Check that the endpoint is one of Kinesis Data Streams, and what stands in "
                    "between."},
    ExplanationRule{"NotHttp"_L1, ""_L1, u"{host} does not speak HTTP.", u"{detail}",
                    u"Check the port, and whether it wants https or http."},
};

// By the status of an answer that is not the service's own.
constexpr std::array statusRules{
    ExplanationRule{"401"_L1, ""_L1, u"Something in front of Kinesis asks for a login.",
                    u"A gateway or proxy answered with status 401, not the service: {detail}",
                    u"Check the endpoint, and what stands between here and it."},
    ExplanationRule{"403"_L1, ""_L1, u"Something in front of Kinesis refused the request.",
                    u"A gateway, proxy or firewall answered with status 403, not the service: "
                    "{detail}",
                    u"Check the endpoint, and what stands between here and it."},
    ExplanationRule{"404"_L1, ""_L1, u"There is no Kinesis at {host}.",
                    u"Something else answered with status 404: {detail}", u"Check the endpoint."},
    ExplanationRule{"407"_L1, ""_L1, u"The proxy asks for a login.",
                    u"It refuses to pass requests on without one.",
                    u"Check its login: HTTPS_PROXY in the environment, or --proxy and "
                    "HEADGATE_PROXY_PASSWORD; or go without it (NO_PROXY)."},
    ExplanationRule{"408"_L1, ""_L1, u"{host} did not wait for the whole request.",
                    u"The endpoint, or something in front of it, answered with status 408 (request "
                    "timeout): {detail}",
                    u"Try again, with smaller requests when the network is slow."},
    ExplanationRule{"413"_L1, ""_L1, u"The request is too large for {host}.",
                    u"The endpoint, or something in front of it, takes no body of that size.",
                    u"Send fewer bytes per request (--max-request-bytes), or see who limits "
                    "them on the way."},
    ExplanationRule{"429"_L1, ""_L1, u"{host} asks for fewer requests.",
                    u"The endpoint, or something in front of it, limits how many it takes.",
                    u"Send again after a pause, and more slowly."},
    ExplanationRule{"4xx"_L1, ""_L1, u"{host} refused the request (status {status}).",
                    u"The answer with status {status} is not the service's own: {detail}",
                    u"Check the endpoint, and what stands between here and it."},
    ExplanationRule{"5xx"_L1, ""_L1,
                    u"Something between here and Kinesis failed (status {status}).",
                    u"The answer is not the service's own: {detail}",
                    u"Try again after a pause. If it stays, check the proxy and the endpoint."},
    ExplanationRule{"2xx"_L1, ""_L1, u"The answer of {host} cannot be understood.",
                    u"It came with status {status}: {detail}",
                    u"Check that the endpoint is one of Kinesis Data Streams: a login page of a "
                    "network answers like this too."},
};

// By kind: one for each, so that there is always something to say.
constexpr std::array kindRules{
    ExplanationRule{"accessDenied"_L1, ""_L1, u"These keys may not do that.",
                    u"The service says: {detail}",
                    u"Have the action allowed for this user or role, or use other keys."},
    ExplanationRule{"badInput"_L1, ""_L1, u"The input is not valid.", u"{detail}",
                    u"Correct it and try again."},
    ExplanationRule{"badReply"_L1, ""_L1, u"The answer of {host} cannot be understood.",
                    u"{detail}",
                    u"Check that the endpoint is one of Kinesis Data Streams: a login page of a "
                    "network answers like this too."},
    ExplanationRule{"cancelled"_L1, ""_L1, u"It was stopped before its end.",
                    u"Somebody or something asked for that.",
                    u"Go on with what was not done; the whole once more would do the rest "
                    "twice."},
    ExplanationRule{"configuration"_L1, ""_L1, u"These settings cannot work.", u"{detail}",
                    u"Correct the settings and try again."},
    ExplanationRule{"credentials"_L1, ""_L1, u"There are no keys that can be used.", u"{detail}",
                    u"Check where the connection takes its keys from."},
    ExplanationRule{"network"_L1, ""_L1, u"{host} cannot be reached.", u"{detail}",
                    u"Check the network, the proxy and the endpoint, then try again."},
    ExplanationRule{"notFound"_L1, ""_L1, u"It was not found.", u"{detail}",
                    u"Check the name, the region and the keys."},
    ExplanationRule{"redirected"_L1, ""_L1, u"{host} pointed to another address.",
                    u"A request that followed would carry keys and records to a place that nobody "
                    "chose, so it was not followed. {detail}",
                    u"Check the endpoint. A login page of a network does this too: sign in with "
                    "the browser first."},
    ExplanationRule{"refused"_L1, ""_L1, u"The service refused the request{code}.",
                    u"It says: {detail}", u"Correct what it names and send again."},
    ExplanationRule{"server"_L1, ""_L1, u"The service failed on its side{code}.",
                    u"It says: {detail}", u"Send again after a pause."},
    ExplanationRule{"storage"_L1, ""_L1, u"A file could not be read or written.", u"{detail}",
                    u"Check the path and the disk that it is on, then try again."},
    ExplanationRule{"throttled"_L1, ""_L1, u"The service asks for fewer requests{code}.",
                    u"Too many came in a short time: {detail}",
                    u"Send again after a pause, and more slowly."},
    ExplanationRule{"timeout"_L1, ""_L1, u"{host} did not answer in time.", u"{detail}",
                    u"Check the network and the endpoint, then try again."},
    ExplanationRule{"tls"_L1, ""_L1, u"{host} could not prove who it is.", u"{detail}",
                    u"If it is a server of yours, add its CA certificate to the connection. If "
                    "not, somebody may be in between: do not send there."},
};

// By the codes of files, of the keychain and of the program itself.
constexpr std::array storageRules{
    ExplanationRule{"setAside"_L1, ""_L1, u"A file was damaged and has been set aside.",
                    u"{detail}", u"Nothing was deleted: what can be read in it is still there."},
    ExplanationRule{"NewerVersion"_L1, ""_L1, u"A file is of a newer Headgate.", u"{detail}",
                    u"Update Headgate to use it. This one leaves it as it is."},
    ExplanationRule{"FileTooLarge"_L1, ""_L1, u"The file is too large.", u"{detail}",
                    u"Use a smaller one, or split it."},
    ExplanationRule{"FileForbidden"_L1, ""_L1, u"A file may not be read or written.", u"{detail}",
                    u"Check the permissions of the file and of its folder, then try again."},
    ExplanationRule{"DiskFull"_L1, ""_L1, u"The disk is full.", u"{detail}",
                    u"Make room on it, then try again."},
    ExplanationRule{"UnsettledRun"_L1, ""_L1,
                    u"Records may have been stored that Headgate saw no answer for.", u"{detail}",
                    u"Look into the stream before you send them again, or they may be there "
                    "twice."},
    ExplanationRule{"SimulatorPort"_L1, ""_L1, u"The simulator could not start.", u"{detail}",
                    u"Another program may hold the port, or something on this computer forbids "
                    "listening. Choose the simulator once more, or another connection."},
    ExplanationRule{"SecretMissing"_L1, ""_L1, u"A secret has no value.", u"{detail}",
                    u"Enter the value in Environments (Ctrl+Shift+E), or unlock the keychain, and "
                    "send again."},
    ExplanationRule{"SecretUnknown"_L1, ""_L1, u"A secret is missing.", u"{detail}",
                    u"Then send again."},
    ExplanationRule{"KeychainLocked"_L1, ""_L1, u"The keychain is locked, or it refused.",
                    u"{detail}", u"Unlock it and try again."},
    ExplanationRule{"KeychainUnavailable"_L1, ""_L1, u"There is no keychain.", u"{detail}",
                    u"Start the keychain of the desktop, or take keys from a profile or the "
                    "environment."},
    ExplanationRule{"KeychainSilent"_L1, ""_L1, u"The keychain does not answer.", u"{detail}",
                    u"Look whether it asks for a password in a window of its own, then try again."},
    ExplanationRule{"KeychainFailed"_L1, ""_L1, u"The keychain failed.", u"{detail}",
                    u"Look at the keychain with the tool of the desktop, then try again."},
};

// What is missing on this computer: a file, a folder, a connection. No service was asked.
constexpr ExplanationRule missingHere{
    "notFound"_L1, ""_L1, u"It was not found.", u"{detail}",
    u"Check the name: it may have been moved, renamed or deleted."};

template <std::size_t Size>
const ExplanationRule *find(const std::array<ExplanationRule, Size> &rules, const QString &code)
{
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&code](const auto &rule) { return rule.code == code; });
    return found == rules.end() ? nullptr : &*found;
}

const ExplanationRule *statusRule(int status)
{
    if (const ExplanationRule *rule = find(statusRules, QString::number(status)))
        return rule;
    return find(statusRules, QString(u"%1xx"_s).arg(status / 100));
}

} // namespace

const ExplanationRule *transportRule(const QString &code)
{
    return find(transportRules, code);
}

const ExplanationRule &localRule(const Error &error)
{
    if (const ExplanationRule *rule = transportRule(error.code))
        return *rule;
    if (const ExplanationRule *rule = find(storageRules, error.code))
        return *rule;
    const bool isNamed = !error.code.isEmpty() && error.kind != Error::Kind::BadReply;
    if (const ExplanationRule *rule = isNamed ? nullptr : statusRule(error.httpStatus))
        return *rule;
    const bool wasAsked = error.httpStatus != 0 || !error.host.isEmpty() || isNamed;
    if (error.kind == Error::Kind::NotFound && !wasAsked)
        return missingHere;
    if (const ExplanationRule *rule = find(kindRules, nameOf(error.kind)))
        return *rule;
    return kindRules.front();
}

} // namespace core
