// Tells the thread sanitizer that a contended Mutex of Synchronization orders its holders.
//
// The lock is taken and given up by an atomic exchange in the caller, which the sanitizer sees, or, where several want it, inside
// the Swift library and the kernel, which it does not see. This library goes before Swift's (LD_PRELOAD) and adds what is missing:
// whoever takes the lock there has acquired what the last holder released.
#include <dlfcn.h>
#include <stdint.h>

#define SYMBOL(rest) "$s15Synchronization12_MutexHandleV" rest
#define CONTEXT __attribute__((swift_context))
#define SWIFT __attribute__((swiftcall))

extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

// Swift's own definition of `symbol`; asked for again each time, for no lock may be taken here.
static void *next(const char *symbol) { return dlsym(RTLD_NEXT, symbol); }

SWIFT void feedwatch_lock(uint32_t thread, CONTEXT void *handle) __asm__(SYMBOL("9_lockSlowyys6UInt32VF"));
SWIFT void feedwatch_lock(uint32_t thread, CONTEXT void *handle) {
  ((SWIFT void (*)(uint32_t, CONTEXT void *))next(SYMBOL("9_lockSlowyys6UInt32VF")))(thread, handle);
  if (__tsan_acquire) __tsan_acquire(handle);
}

SWIFT _Bool feedwatch_try_lock(CONTEXT void *handle) __asm__(SYMBOL("12_tryLockSlowSbyF"));
SWIFT _Bool feedwatch_try_lock(CONTEXT void *handle) {
  _Bool is_locked = ((SWIFT _Bool(*)(CONTEXT void *))next(SYMBOL("12_tryLockSlowSbyF")))(handle);
  if (is_locked && __tsan_acquire) __tsan_acquire(handle);
  return is_locked;
}

SWIFT void feedwatch_unlock(CONTEXT void *handle) __asm__(SYMBOL("11_unlockSlowyyF"));
SWIFT void feedwatch_unlock(CONTEXT void *handle) {
  if (__tsan_release) __tsan_release(handle);
  ((SWIFT void (*)(CONTEXT void *))next(SYMBOL("11_unlockSlowyyF")))(handle);
}
