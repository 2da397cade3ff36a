// SPDX-License-Identifier: GPL-3.0-or-later
// Stands where the program looks for libsecret, and keeps whoever calls it, as that does while it
// waits for a message bus.
#include <chrono>
#include <thread>

namespace {

void keepTheCaller()
{
    std::this_thread::sleep_for(std::chrono::seconds(25));
}

} // namespace

extern "C" {

void secret_password_lookup()
{
    keepTheCaller();
}
void secret_password_store()
{
    keepTheCaller();
}
void secret_password_clear()
{
    keepTheCaller();
}
void secret_password_lookup_finish() { }
void secret_password_store_finish() { }
void secret_password_clear_finish() { }
void secret_password_free() { }
void secret_error_get_quark() { }
}
