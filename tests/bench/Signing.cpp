// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PutRecords.h"
#include "core/signing/SigV4.h"
#include "tests/bench/Groups.h"

#include <array>
#include <memory>
#include <openssl/evp.h>

using namespace Qt::Literals::StringLiterals;

namespace {

// What OpenSSL takes for the digest alone, its algorithm fetched beforehand.
class BareSha256
{
public:
    void hash(const QByteArray &bytes)
    {
        std::array<unsigned char, 32> digest{};
        EVP_DigestInit_ex(m_context.get(), m_algorithm.get(), nullptr);
        EVP_DigestUpdate(m_context.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
        EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr);
        keep(digest);
    }

private:
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> m_algorithm{
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context{EVP_MD_CTX_new(),
                                                                      &EVP_MD_CTX_free};
};

// A request as the client makes it, with its body.
struct Unsigned
{
    core::sigv4::Request request;
    core::Credentials credentials;
    core::sigv4::Scope scope;
    core::sigv4::KeyCache cache;
};

std::shared_ptr<Unsigned> putRecordsRequest()
{
    const auto records = sampleRecords();
    std::vector<const core::Record *> pointers;
    for (const core::Record &record : records)
        pointers.push_back(&record);
    auto made = std::make_shared<Unsigned>();
    made->request.url = QUrl(u"https://kinesis.us-east-1.amazonaws.com/"_s);
    made->request.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                             {"X-Amz-Target", "Kinesis_20131202.PutRecords"}};
    made->request.body = core::putRecordsBody(*core::StreamId::fromString(u"bench"_s), pointers);
    made->credentials.accessKeyId = "AKIDEXAMPLE";
    made->credentials.secretAccessKey = core::Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    made->scope = {.region = "us-east-1", .time = core::Clock{}.wallTime()};
    return made;
}

} // namespace

Group signing()
{
    const auto sample = putRecordsRequest();
    const auto sha256 = std::make_shared<BareSha256>();
    return {.title = "Signing a request of " + std::to_string(sample->request.body.size() / 1000)
                + " kB",
            .parts = {{.name = "OpenSSL's SHA-256 of the body",
                       .work = [=] { sha256->hash(sample->request.body); },
                       .goes = 50},
                      {.name = "sigv4::sign",
                       .work =
                           [=] {
                               core::sigv4::Request request = sample->request;
                               keep(core::sigv4::sign(request, sample->credentials, sample->scope,
                                                      sample->cache));
                           },
                       .goes = 50}},
            .goals = {{"sigv4::sign", "OpenSSL's SHA-256 of the body", 1.15}}};
}
